import lib
def setup():
    lib.K = 10
