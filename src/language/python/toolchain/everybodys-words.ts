/**
 * Words that Python, IPython and the most common libraries write whatever the data is: in messages of errors and warnings, in
 * tracebacks, in the texts that stand for objects, in HTML of tables. Single common words; none says anything of somebody's data.
 */
export const EVERYBODYS_WORDS: readonly string[] = [
  'and as assert async await class def del elif else except finally for from global if import in is lambda not or pass raise',
  'return try while with yield None True False nan NaN NaT NA inf self cls __main__ __init__ __name__ __module__ __call__',
  'bool bytes complex dict float int list object set str tuple type range slice function method module generator coroutine',
  'bool_ int8 int16 int32 int64 uint8 float16 float32 float64 datetime64 timedelta64 category dtype array ndarray DataFrame Series',
  'Index RangeIndex DatetimeIndex MultiIndex Categorical Timestamp Timedelta Name Length Freq rows columns row column shape',
  'BaseException Exception ArithmeticError AssertionError AttributeError EOFError FileNotFoundError FloatingPointError ImportError',
  'IndexError IndentationError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError',
  'NotImplementedError OSError OverflowError PermissionError RecursionError RuntimeError StopIteration SyntaxError SystemExit',
  'TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError ValueError ZeroDivisionError DeadKernelError',
  'StdinNotImplementedError DeprecationWarning FutureWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning',
  'UserWarning Traceback most recent call last File line Cell In Out Error Warning error warning file cell kernel died the',
  'During handling of above exception another occurred was direct cause following',
  'No no named name cannot can t could does doesn isn has have had been be are a an at to on by it its this that than but only',
  'attribute attributes defined undefined unsupported operand operands operator between instances instance argument arguments',
  'missing required positional keyword unexpected got multiple values value expected given takes take exactly least more less',
  'out bounds index indices key keys division zero by invalid literal base convert converting string strings number numbers',
  'found such directory path exists must should integer integers callable iterable subscriptable hashable unhashable empty',
  'sequence item items length size mismatch broadcast together shapes dimensions dimension axis input output result results',
  'local variable referenced before assignment unpack too many few enough object objects use using used instead will removed future',
  'version deprecated default changed may new old first second before after bound unbound built builtin',
  'html head body table thead tbody tr td th div span style class border dataframe scoped align right left text top vertical',
  'b i u p br pre code px svg img src width height',
].flatMap((line) => line.split(' '));
