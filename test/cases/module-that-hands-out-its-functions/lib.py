def f(): return 1
def g(): return 2
def pick(n):
    return f if n else g
