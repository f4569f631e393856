/** Rules that go by what stands around a text: they say less than a format that an issuer made recognisable. */
export const GENERAL_RULES: readonly string[] = ['secret-name', 'written-out', 'url-password'];
