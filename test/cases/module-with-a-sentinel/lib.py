MISSING = object()
def get(d, k):
    return d.get(k, MISSING)
