for name in ['sum']:
    globals()[name] = lambda sides: f'{name} of {sides}'
