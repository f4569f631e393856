# %%
def loud(f):
    def wrapper(x):
        return f(x) + '!'

    return wrapper


def greet(x):
    return 'hi ' + x


greet = loud(greet)


def welcome(x):
    return greet(x)


# %%
welcome('ann')
