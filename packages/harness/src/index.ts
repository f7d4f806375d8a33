/** Examples, generators, laws, coverage and mutants of policies. */

export {};
