# %%
API_TOKEN = 'zu7Qk2wXe91LmPz04vTbRs6y'


# %%
def header():
    return {'Authorization': f'Bearer {API_TOKEN}'}


# %%
len(header()['Authorization'])
