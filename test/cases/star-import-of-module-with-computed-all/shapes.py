def max(sides):
    return f'the longest of {sides}'


__all__ = [name for name in globals() if name.startswith('m')]
