/** What a compiled evaluator needs when it runs. Imports nothing. */

export {};
