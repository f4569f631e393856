M = object()
def get(x):
    return M
