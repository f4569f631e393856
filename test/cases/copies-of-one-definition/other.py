# %%
def clean(rows):
    """Rows without blanks."""

    kept = []
    for one in rows:
        kept.append( one.strip() )
    return (kept)

# %%
print(clean(["c "]), clean.__doc__)
