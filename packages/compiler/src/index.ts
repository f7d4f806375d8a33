/** From trees to names, types and the rule graph; from the rule graph to every output. */

export {};
