/** From text to tokens to trees, with spans and diagnostics. Never throws on any input. */

export {};
