import { expect, test } from 'vitest';
import { leanDocument } from './lean-document.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const listOf = (name: string) => ({ type: 'array', items: ref(name) });

const body = (name: string) => ({ requestBody: { schema: ref(name) } });
const answer = (name: string) => ({ responses: { 200: { schema: ref(name) } } });

function lean(operations: Record<string, object>, schemas: Record<string, unknown>) {
  const { paths, components } = leanDocument({
    paths: { '/': operations as Record<string, Record<string, unknown>> },
    components: { schemas },
  });
  return { operations: paths['/'], schemas: components.schemas };
}

test('a schema that is sent and answered in one form is there once', () => {
  const money = { type: 'integer' };
  const { operations, schemas } = lean(
    { post: { ...body('PriceInput'), ...answer('Price') } },
    { Price: listOf('Money'), PriceInput: listOf('MoneyInput'), Money: money, MoneyInput: money },
  );
  expect(schemas).toEqual({ Price: listOf('Money'), Money: money });
  expect(operations?.post).toEqual({ ...body('Price'), ...answer('Price') });
});

test('one that differs is there twice, and so is what refers to it', () => {
  const all = {
    Flow: listOf('Node'),
    FlowInput: listOf('NodeInput'),
    Node: { required: ['limit'] },
    NodeInput: { required: [] },
  };
  const { operations, schemas } = lean({ post: { ...body('FlowInput'), ...answer('Flow') } }, all);
  expect(schemas).toEqual(all);
  expect(operations?.post).toEqual({ ...body('FlowInput'), ...answer('Flow') });
});

test('what is only sent has its plain name, and what nobody uses is left out', () => {
  const { operations, schemas } = lean(
    { post: body('CreateInput') },
    { Create: { required: ['a'] }, CreateInput: { required: [] }, Unused: {}, UnusedInput: {} },
  );
  expect(schemas).toEqual({ Create: { required: [] } });
  expect(operations?.post).toEqual(body('Create'));
});

test('schemas that refer to each other come to an end', () => {
  const { schemas } = lean({ get: answer('Tree') }, { Tree: listOf('Leaf'), Leaf: listOf('Tree'), TreeInput: {} });
  expect(schemas).toEqual({ Tree: listOf('Leaf'), Leaf: listOf('Tree') });
});

test('a schema without a name that holds itself is described as anything', () => {
  const { operations, schemas } = lean({ get: answer('Data') }, { Data: listOf('__shared#/$defs/schema0') });
  expect(operations?.get).toEqual(answer('Data'));
  expect(schemas).toEqual({ Data: { type: 'array', items: {} } });
});
