# %%
def kind_of(value):
    match value:
        case [first, *rest]:
            return f'list of {1 + len(rest)}, first {first}'
        case {'name': name}:
            return name
        case int() | float():
            return 'number'
    return 'other'


# %%
[kind_of(value) for value in ([1, 2], {'name': 'a'}, 3, None)]
