# %%
def sign(x):
	if x < 0 and \
			x > -10:
		return 'small ' \
			'minus'
	return ('plus'
	if x else
'zero')


# %%
sign(-1), sign(1), sign(0)
