import type { CallEffect } from '../../../program/program.ts';

/** What known calls do, by qualified name; `m.*` stands for all members of `m` at any depth. The longest entry that fits wins. */
const CALLS: Readonly<Record<Exclude<CallEffect, 'unknown'>, string>> = {
  pure: `
    abs all any ascii bin bool bytes callable chr classmethod complex dict.fromkeys divmod enumerate filter float
    format frozenset getattr hasattr hash hex id int isinstance issubclass iter len map max memoryview min oct ord
    pow property range repr reversed round slice staticmethod str sum super tuple type zip
    ArithmeticError AssertionError AttributeError BaseException EOFError Exception FileNotFoundError ImportError
    IndexError KeyError KeyboardInterrupt LookupError NameError NotImplementedError OSError OverflowError
    PermissionError RuntimeError StopIteration SyntaxError TimeoutError TypeError ValueError Warning UserWarning
    DeprecationWarning RuntimeWarning ZeroDivisionError
    str.* bytes.* int.* float.* bool.* complex.* tuple.* frozenset.* range.*
    list.copy list.index list.count dict.get dict.items dict.keys dict.values dict.copy set.copy set.union set.intersection
    set.difference set.symmetric_difference set.issubset set.issuperset set.isdisjoint
    re.compile re.escape re.match re.search re.fullmatch re.findall re.finditer re.split re.sub re.subn re.Pattern.* re.Match.*
    pathlib.Path pathlib.PurePath pathlib.PosixPath pathlib.WindowsPath pathlib.PurePosixPath pathlib.PureWindowsPath
    pathlib.Path.joinpath pathlib.Path.with_suffix pathlib.Path.with_name pathlib.Path.with_stem pathlib.Path.relative_to
    pathlib.Path.as_posix pathlib.Path.as_uri pathlib.Path.is_absolute pathlib.Path.match
    os.path.join os.path.basename os.path.dirname os.path.split os.path.splitext os.path.normpath os.path.commonprefix
    os.path.isabs os.fspath
    collections.namedtuple typing.* typing_extensions.* enum.* abc.* types.SimpleNamespace types.MappingProxyType types.new_class
    datetime.datetime datetime.date datetime.time datetime.timedelta datetime.timezone datetime.datetime.strptime
    datetime.datetime.fromisoformat datetime.date.fromisoformat datetime.datetime.fromtimestamp datetime.datetime.combine
    datetime.date.fromordinal zoneinfo.ZoneInfo
    fractions.Fraction decimal.Decimal functools.partial functools.lru_cache functools.cache functools.wraps functools.reduce
    functools.singledispatch functools.singledispatchmethod functools.total_ordering functools.cached_property
    functools.partialmethod functools.cmp_to_key operator.* itertools.* math.* cmath.* statistics.* string.Template
    string.capwords textwrap.* dataclasses.* contextlib.contextmanager contextlib.asynccontextmanager contextlib.suppress
    contextlib.nullcontext copy.copy copy.deepcopy json.dumps json.loads json.JSONEncoder json.JSONDecoder html.escape
    html.unescape hashlib.* base64.* binascii.* struct.* unicodedata.* colorsys.* ast.literal_eval urllib.parse.*
    uuid.UUID uuid.uuid5 uuid.uuid3 logging.getLogger logging.Formatter logging.NullHandler weakref.ref inspect.signature
    numbers.* ipaddress.* calendar.* difflib.* fnmatch.fnmatch fnmatch.translate shlex.split shlex.quote keyword.iskeyword
    threading.Lock threading.RLock
    attr.s attr.ib attr.attrs attr.attrib attr.define attr.field attr.frozen attr.Factory attr.dataclass attrs.*
    pydantic.Field pydantic.field_validator pydantic.model_validator pydantic.validator pydantic.root_validator
    pydantic.ConfigDict pydantic.dataclasses.dataclass pydantic.validate_arguments pydantic.validate_call
    numba.jit numba.njit numba.vectorize numba.guvectorize numba.prange numba.cuda.jit numba.experimental.jitclass
    jax.jit jax.vmap jax.grad tensorflow.function torch.no_grad torch.inference_mode torch.jit.script torch.compile
    pytest.mark.* pytest.fixture pytest.approx hypothesis.given hypothesis.settings hypothesis.strategies.*
    click.command click.group click.option click.argument
    numpy.int8 numpy.int16 numpy.int32 numpy.int64 numpy.uint8 numpy.uint16 numpy.uint32 numpy.uint64 numpy.float16
    numpy.float32 numpy.float64 numpy.complex64 numpy.complex128 numpy.bool_ numpy.dtype numpy.sqrt numpy.exp numpy.log
    numpy.log2 numpy.log10 numpy.sin numpy.cos numpy.tan numpy.deg2rad numpy.rad2deg numpy.radians numpy.degrees numpy.abs
    numpy.finfo numpy.iinfo numpy.timedelta64 numpy.vectorize
    pandas.Timedelta pandas.DateOffset pandas.to_timedelta pandas.CategoricalDtype pandas.Interval pandas.NamedAgg
    pandas.offsets.* pandas.api.types.CategoricalDtype
    matplotlib.colors.* cycler.cycler
    sklearn.base.clone`,
  builds: `
    list dict set bytearray sorted vars.copy object
    collections.Counter collections.defaultdict collections.OrderedDict collections.deque collections.ChainMap
    collections.UserDict collections.UserList array.array types.ModuleType queue.Queue queue.PriorityQueue heapq.merge
    functools.partial.copy str.split str.rsplit str.splitlines bytes.split re.findall re.split re.Pattern.findall re.Pattern.split
    list.copy dict.copy set.copy set.union set.intersection set.difference set.symmetric_difference dict.fromkeys
    numpy.array numpy.asarray numpy.zeros numpy.ones numpy.full numpy.empty_like numpy.zeros_like numpy.ones_like numpy.arange
    numpy.linspace numpy.logspace numpy.geomspace numpy.eye numpy.identity numpy.diag numpy.meshgrid numpy.r_ numpy.c_
    numpy.concatenate numpy.stack numpy.hstack numpy.vstack numpy.tile numpy.repeat numpy.matrix numpy.poly1d numpy.outer
    numpy.dot numpy.tri numpy.tril numpy.triu
    pandas.Index pandas.date_range pandas.MultiIndex.from_tuples pandas.MultiIndex.from_product
    pandas.IntervalIndex.from_breaks
    sympy.symbols sympy.Symbol sympy.Rational sympy.Integer sympy.Matrix
    matplotlib.colors.ListedColormap matplotlib.colors.LinearSegmentedColormap.from_list`,
  prints: `
    print display help pprint.pprint pprint.pp traceback.print_exc traceback.print_stack warnings.warn sys.stdout.write
    sys.stderr.write sys.stdout.flush IPython.display.* matplotlib.pyplot.* seaborn.* plotly.* altair.* bokeh.plotting.*
    tqdm.* logging.debug logging.info logging.warning logging.error logging.critical logging.exception logging.log logging.Logger.*
    rich.print tabulate.tabulate.print builtins.print`,
  setting: `
    os.chdir os.putenv os.unsetenv os.umask os.environ.update os.environ.setdefault os.environ.pop os.environ.__setitem__
    os.environ.__delitem__ os.environ.clear sys.path.* sys.setrecursionlimit sys.set_int_max_str_digits sys.modules.*
    sys.stdout.reconfigure sys.excepthook random.seed random.setstate numpy.random.seed numpy.random.set_state torch.manual_seed
    torch.cuda.manual_seed torch.cuda.manual_seed_all torch.set_default_dtype torch.set_default_device torch.set_num_threads
    torch.set_printoptions torch.use_deterministic_algorithms torch.backends.* torch.set_grad_enabled
    warnings.filterwarnings warnings.simplefilter warnings.resetwarnings warnings.catch_warnings
    matplotlib.use matplotlib.rc matplotlib.rcParams.* matplotlib.rcdefaults matplotlib.style.* matplotlib.interactive
    matplotlib.pyplot.style.* matplotlib.pyplot.rc matplotlib.pyplot.rcParams.* matplotlib.pyplot.rcdefaults
    matplotlib.pyplot.switch_backend matplotlib.pyplot.ion matplotlib.pyplot.ioff matplotlib.pyplot.xkcd matplotlib.set_loglevel
    matplotlib_inline.* IPython.display.set_matplotlib_formats
    seaborn.set seaborn.set_theme seaborn.set_style seaborn.set_context seaborn.set_palette seaborn.reset_defaults
    pandas.set_option pandas.reset_option pandas.option_context pandas.options.* pandas.plotting.register_matplotlib_converters
    polars.Config.* locale.setlocale logging.basicConfig logging.disable logging.Logger.setLevel logging.Logger.addHandler logging.Logger.removeHandler logging.captureWarnings
    logging.config.* numpy.set_printoptions numpy.seterr numpy.errstate decimal.getcontext decimal.setcontext
    tensorflow.random.set_seed tensorflow.config.* tensorflow.keras.utils.set_random_seed tensorflow.keras.backend.*
    tensorflow.compat.v1.* tensorflow.get_logger tensorflow.debugging.* keras.utils.set_random_seed keras.backend.*
    jax.config.* nest_asyncio.apply dotenv.load_dotenv sympy.init_printing sklearn.set_config
    plotly.io.templates.* plotly.offline.init_notebook_mode bokeh.io.output_notebook bokeh.plotting.output_notebook
    altair.data_transformers.* altair.renderers.* altair.themes.* holoviews.extension panel.extension
    importlib.reload importlib.invalidate_caches gc.disable gc.enable gc.collect signal.signal atexit.register socket.setdefaulttimeout
    faulthandler.enable multiprocessing.set_start_method tracemalloc.start time.tzset pip.main site.addsitedir
    subprocess.check_call.pip google.colab.drive.mount google.colab.output.* readline.*`,
  'reads-world': `
    open input breakpoint exit quit
    os.getenv os.environ.get os.environ.items os.environ.keys os.environ.copy os.environ.* os.listdir os.walk os.scandir
    os.getcwd os.path.exists os.path.isfile os.path.isdir os.path.getsize os.path.getmtime os.path.abspath os.path.realpath
    os.path.expanduser os.path.expandvars os.makedirs os.mkdir os.remove os.unlink os.rename os.replace os.rmdir os.removedirs
    os.system os.popen os.urandom os.getpid os.cpu_count os.uname os.stat os.* pathlib.Path.* glob.* shutil.* tempfile.* fileinput.*
    io.open time.* datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today
    random.* secrets.* uuid.uuid1 uuid.uuid4 numpy.random.* scipy.stats.* torch.rand torch.randn torch.randint torch.randperm
    requests.* httpx.* aiohttp.* urllib.request.* urllib3.* socket.* http.* smtplib.* ftplib.* sqlite3.* sqlalchemy.create_engine
    psycopg2.* pymongo.* boto3.* subprocess.* platform.* getpass.* sys.stdin.* csv.reader csv.DictReader csv.writer
    json.load json.dump toml.load tomllib.load yaml.safe_load yaml.load configparser.ConfigParser.read
    pandas.read_csv pandas.read_excel pandas.read_json pandas.read_parquet pandas.read_feather pandas.read_html
    pandas.read_sql pandas.read_sql_query pandas.read_sql_table pandas.read_table pandas.read_hdf pandas.read_clipboard
    pandas.read_fwf pandas.read_orc pandas.read_sas pandas.read_spss pandas.read_stata pandas.read_xml pandas.read_gbq
    pandas.Timestamp.now pandas.Timestamp.today pandas.ExcelWriter pandas.ExcelFile pandas.HDFStore polars.read_* polars.scan_*
    numpy.loadtxt numpy.genfromtxt numpy.fromfile numpy.save numpy.savez numpy.savetxt numpy.memmap
    sklearn.datasets.* seaborn.load_dataset zipfile.* tarfile.* gzip.* bz2.* lzma.* cv2.imread cv2.imwrite PIL.Image.open
    imageio.* matplotlib.pyplot.imread matplotlib.image.imread matplotlib.pyplot.savefig importlib.metadata.*
    importlib.resources.* pkg_resources.* threading.Thread threading.Timer multiprocessing.* concurrent.futures.* asyncio.*
    urllib.* webbrowser.* ssl.* select.* logging.FileHandler logging.StreamHandler`,
  binds: `
    exec runpy.* code.interact`,
  examines: `
    doctest.testmod doctest.DocTestFinder doctest.DocTestSuite`,
  persists: `
    pickle.* cPickle.* _pickle.* dill.* cloudpickle.* joblib.dump joblib.load shelve.* torch.save torch.load
    pandas.read_pickle pandas.to_pickle marshal.* copyreg.* numpy.load pickle5.* klepto.* diskcache.*`,
};

/** Attributes whose value belongs to the process, not to the module: never part of a constant. */
const WORLD_ATTRIBUTES = `
  os.environ os.environb sys.argv sys.path sys.stdin sys.stdout sys.stderr sys.modules sys.flags sys.executable
  sys.platform.* sys.meta_path sys.last_value`;

/** Builtins and functions that call what they are handed. */
const CALLERS = `
  map filter sorted min max functools.reduce itertools.starmap itertools.takewhile itertools.dropwhile itertools.filterfalse
  itertools.accumulate itertools.groupby collections.Counter.update re.sub timeit.timeit atexit.register`;

/** Calls that look names up in a namespace that they are handed, and bind nothing there; `.m`: a method of anything. */
const NAMESPACE_READERS = `
  eval dir vars inspect.getmembers sys.getsizeof timeit.timeit timeit.repeat timeit.Timer doctest.testmod
  doctest.run_docstring_examples
  .query .eval .evaluate .sqldf .substitute .safe_substitute .get_type_hints`;

/** Constructors of types: what they return is a type. */
const TYPE_CALLS = `
  typing.TypeVar typing.NewType typing.NamedTuple typing.TypedDict typing.ParamSpec typing.TypeVarTuple
  typing_extensions.TypeVar typing_extensions.NewType typing_extensions.NamedTuple typing_extensions.TypedDict
  typing_extensions.ParamSpec collections.namedtuple enum.Enum enum.IntEnum enum.Flag enum.IntFlag enum.StrEnum
  dataclasses.make_dataclass`;

/** Methods that change a list, set, dict or deque in place. */
const MUTATORS = `
  append extend insert pop remove clear sort reverse update setdefault popitem add discard appendleft extendleft popleft
  rotate subtract move_to_end difference_update intersection_update symmetric_difference_update __setitem__ __delitem__`;

const effects: ReadonlyMap<string, CallEffect> = new Map(
  (Object.keys(CALLS) as (keyof typeof CALLS)[]).flatMap((effect) =>
    words(CALLS[effect]).map((name) => [name, effect] as const),
  ),
);
const worldAttributes = new Set(words(WORLD_ATTRIBUTES));
const callers = new Set(words(CALLERS));
const namespaceReaders = new Set(words(NAMESPACE_READERS));
const typeCalls = new Set(words(TYPE_CALLS));
const mutators = new Set(words(MUTATORS));

/** Types whose values are changed in place. */
export const CONTAINER_TYPES: ReadonlySet<string> = new Set([
  'list', 'dict', 'set', 'bytearray', 'collections.Counter', 'collections.defaultdict', 'collections.OrderedDict',
  'collections.deque',
]); // prettier-ignore

/** What a call of this qualified name does; `unknown` where the tables have no entry. */
export function effectOf(qualified: string): CallEffect {
  const exact = effects.get(qualified);
  if (exact !== undefined) return exact;
  for (let dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
    const family = effects.get(`${qualified.slice(0, dot)}.*`);
    if (family !== undefined) return family;
  }
  return 'unknown';
}

/** Whether an attribute belongs to the process: `os.environ`, `sys.argv`. */
export function isWorldAttribute(qualified: string): boolean {
  return worldAttributes.has(qualified);
}

/** Whether a function calls its arguments: `map`, `sorted` with a key. */
export function callsArguments(qualified: string): boolean {
  return callers.has(qualified);
}

/** Whether a call that is handed a namespace only reads it: `len`, `str.format_map`, `timeit.timeit`. */
export function readsNamespace(qualified: string): boolean {
  const effect = effectOf(qualified);
  if (effect === 'pure' || effect === 'builds' || effect === 'prints') return true;
  return namespaceReaders.has(qualified) || namespaceReaders.has(qualified.slice(qualified.lastIndexOf('.')));
}

/** Whether a call makes a type: `TypeVar`, `namedtuple`. */
export function makesType(qualified: string): boolean {
  return typeCalls.has(qualified);
}

/** Whether a method of this name changes a container in place. */
export function mutatesContainer(method: string): boolean {
  return mutators.has(method);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
