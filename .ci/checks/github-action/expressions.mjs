// Text with ${{ … }} in it, evaluated by GitHub's own library.
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** Replaces each expression in a text by its value. */
export function expand(text, contexts) {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts).coerceString());
}

/** Whether a step runs; success() means that none before it failed. */
export function holds(condition, contexts, succeeded) {
  const text = String(condition ?? "success()").replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1");
  const value = evaluate(text, contexts, succeeded);
  return /\b(success|failure|always|cancelled)\s*\(/.test(text) ? truth(value) : succeeded && truth(value);
}

function evaluate(expression, contexts, succeeded = true) {
  const functions = Object.entries({ success: succeeded, failure: !succeeded, always: true, cancelled: false }).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  return new Evaluator(parsed, context(contexts), new Map(functions.map((each) => [each.name, each]))).evaluate();
}

function context(value) {
  return typeof value === "object"
    ? new data.Dictionary(...Object.entries(value).map(([key, inner]) => ({ key, value: context(inner) })))
    : new data.StringData(String(value));
}

const truth = (value) => ![false, 0, "", null].includes(value.value ?? null) && value.coerceString() !== "";
