# %%
import sys
def f(x):
    y = x + 1
    return y

# %%
seen = []
def tr(frame, ev, arg):
    if frame.f_code.co_name == 'f':
        seen.append((ev, frame.f_globals['__name__']))
    return tr

# %%
sys.settrace(tr); f(1); sys.settrace(None)
print(seen)
