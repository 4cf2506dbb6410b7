import { z } from 'zod';
import { Refusal } from '../contract/route.js';
import type { Route } from '../contract/route.js';
import type { Desk } from './desk.js';

type Json = Record<string, unknown>;

/** The description of the API (OpenAPI 3.1.1), made from the routes that are served. */
export function describeApi({ served }: Pick<Desk, 'served'>): Json {
  const paths: Record<string, Json> = {};
  for (const { route, door } of served) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, door) };
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Sotto console', version: '1', description: 'What the staff console asks.' },
    paths,
    components: {
      schemas: { Refusal: schemaOf(Refusal, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-sotto' } },
    },
  };
}

function operation(route: Route, door: string): Json {
  const body = schemaOf(route.body, 'input');
  const takesBody = route.method !== 'GET' && Object.keys(propertiesOf(body)).length > 0;
  const json = (schema: Json, type = 'application/json') => ({ [type]: { schema } });
  const refused = { $ref: '#/components/schemas/Refusal' };
  return {
    summary: route.summary,
    'x-permission': door,
    security: door === 'anyone' ? [] : [{ session: [] }],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(takesBody ? { requestBody: { required: true, content: json(body) } } : {}),
    responses: {
      200: {
        description: 'Done.',
        content: json(schemaOf(route.answer, 'output'), route.produces),
      },
      default: { description: 'Refused.', content: json(refused) },
    },
  };
}

function parameters(type: z.ZodType, place: 'path' | 'query'): Json[] {
  const schema = schemaOf(type, 'input');
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(propertiesOf(schema)).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

const propertiesOf = (schema: Json) => (schema['properties'] ?? {}) as Json;

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const schema: Json = { ...z.toJSONSchema(type, { io, unrepresentable: 'any' }) };
  delete schema['$schema'];
  return schema;
}
