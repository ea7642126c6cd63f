import { StartError } from '../start-error.ts';
import { accountId, region } from './local-account.ts';
import type { StackTemplate } from './template.ts';

/** Answers what a resource of a stack is called here; throws StartError for an unknown id or attribute. */
export type ResourceValues = {
  ref(stackName: string, logicalId: string): string;
  attribute(stackName: string, logicalId: string, attribute: string): string;
  exported(exportName: string): unknown;
};

/** Replaces every intrinsic function inside a template value by its value on this machine. */
export type Resolve = (value: unknown) => unknown;

/**
 * Creates the resolver for one stack. It knows the intrinsic functions that the CDK emits for references,
 * names and ARNs; any other one (Fn::If, Fn::FindInMap, …) is refused, because guessing its value would make
 * the local stack differ from the deployed one without a word.
 */
export function createResolver(stack: StackTemplate, values: ResourceValues): Resolve {
  const resolve: Resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== undefined);
    if (typeof value !== 'object' || value === null) return value;
    const [only, ...others] = Object.entries(value);
    if (only !== undefined && others.length === 0 && isIntrinsic(only[0])) {
      return evaluate(only[0], only[1]);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]): [string, unknown] => [key, resolve(item)])
        .filter(([, item]) => item !== undefined),
    );
  };

  function evaluate(name: string, argument: unknown): unknown {
    const evaluator = evaluators[name];
    if (evaluator !== undefined) return evaluator(argument);
    throw new StartError(
      `The template of stack "${stack.stackName}" uses ${name}, which the local runner does not evaluate: ${JSON.stringify(argument)}`,
      'Decide it in the CDK app instead of in the template, or teach local/template/intrinsics.ts.',
    );
  }

  const evaluators: Record<string, (argument: unknown) => unknown> = {
    Ref: (name) => reference(String(name)),
    'Fn::GetAtt': (argument) => {
      const [logicalId = '', attribute = ''] =
        typeof argument === 'string' ? splitOnce(argument, '.') : (argument as string[]);
      return values.attribute(stack.stackName, logicalId, attribute);
    },
    'Fn::Join': (argument) => {
      const [separator, parts] = argument as [string, unknown];
      return (resolve(parts) as unknown[]).map(String).join(separator);
    },
    'Fn::Select': (argument) => {
      const [index, list] = argument as [string | number, unknown];
      return (resolve(list) as unknown[])[Number(index)];
    },
    'Fn::Split': (argument) => {
      const [separator, text] = argument as [string, unknown];
      return String(resolve(text)).split(separator);
    },
    'Fn::Sub': (argument) => substitute(argument),
    'Fn::ImportValue': (name) => values.exported(String(resolve(name))),
  };

  function reference(name: string): unknown {
    if (name in pseudoParameters) return pseudoParameters[name];
    if (name === 'AWS::StackName') return stack.stackName;
    if (name === 'AWS::StackId')
      return `arn:aws:cloudformation:${region}:${accountId}:stack/${stack.stackName}/local`;
    if (stack.parameterDefaults.has(name)) return stack.parameterDefaults.get(name);
    return values.ref(stack.stackName, name);
  }

  function substitute(argument: unknown): string {
    const [text, variables] = Array.isArray(argument)
      ? (argument as [string, Record<string, unknown>])
      : [String(argument), {}];
    return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
      if (escaped !== '') return `\${${name}}`;
      if (name in variables) return String(resolve(variables[name]));
      const [logicalId, attribute] = splitOnce(name, '.');
      return attribute === ''
        ? String(reference(logicalId))
        : values.attribute(stack.stackName, logicalId, attribute);
    });
  }

  return resolve;
}

/** `undefined` (AWS::NoValue) removes the property it stands for, as CloudFormation does. */
const pseudoParameters: Record<string, unknown> = {
  'AWS::AccountId': accountId,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': undefined,
};

function isIntrinsic(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
