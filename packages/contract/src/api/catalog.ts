import { z } from 'zod';
import { Id, LocalDate, Money } from '../identifiers.ts';
import { MenuItem, Special } from '../restaurant.ts';
import { DiningTable } from './businesses.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** The version that was read before the edit; may be sent as `If-Match` instead. */
const version = z.int().min(1).max(2_147_483_647).optional();
const words = z.array(z.string().trim().min(1).max(40)).max(40);
const search = z.string().trim().min(1).max(120).optional();
const edited = { version: z.int(), createdAt: Instant, updatedAt: Instant };

export const MenuItemDetail = MenuItem.extend({ position: z.int(), ...edited }).meta({ id: 'MenuItem' });
export type MenuItemDetail = z.infer<typeof MenuItemDetail>;
export const MenuItemPage = pageOf(MenuItemDetail);

export const MenuListQuery = PageQuery.extend({
  section: z.string().trim().min(1).max(80).optional(),
  isAvailable: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  search,
}).strict();
export type MenuListQuery = z.infer<typeof MenuListQuery>;

const menuFields = {
  section: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500),
  price: Money,
  allergens: words,
  diets: words,
  isAvailable: z.boolean(),
};

/** A new dish; it goes to the end of the menu. */
export const CreateMenuItemBody = z
  .strictObject({
    ...menuFields,
    description: menuFields.description.default(''),
    allergens: words.default([]),
    diets: words.default([]),
    isAvailable: menuFields.isAvailable.default(true),
  })
  .meta({ id: 'CreateMenuItemBody' });
export type CreateMenuItemBody = z.infer<typeof CreateMenuItemBody>;

/** What is left out stays as it is. */
export const UpdateMenuItemBody = z
  .strictObject({ ...z.object(menuFields).partial().shape, version })
  .meta({ id: 'UpdateMenuItemBody' });
export type UpdateMenuItemBody = z.infer<typeof UpdateMenuItemBody>;

/** Sold out, or back again: no version needed, the last word counts. */
export const MenuAvailabilityBody = z.strictObject({ isAvailable: z.boolean() }).meta({ id: 'MenuAvailabilityBody' });

/** Every dish of the menu, each once, in its new order. */
export const MenuOrderBody = z.strictObject({ ids: z.array(Id).min(1).max(2000) }).meta({ id: 'MenuOrderBody' });
export const MenuOrder = z.object({ ids: z.array(Id) }).meta({ id: 'MenuOrder' });

export const MenuImportBody = z
  .strictObject({
    items: z.array(CreateMenuItemBody).min(1).max(1000),
    /** Takes the place of the whole menu; otherwise the dishes are added to it. */
    replace: z.boolean().default(false),
  })
  .meta({ id: 'MenuImportBody' });
export type MenuImportBody = z.infer<typeof MenuImportBody>;
export const MenuImportResult = z.object({ added: z.int(), removed: z.int() }).meta({ id: 'MenuImportResult' });

export const SpecialDetail = Special.extend(edited).meta({ id: 'Special' });
export type SpecialDetail = z.infer<typeof SpecialDetail>;
export const SpecialPage = pageOf(SpecialDetail);

export const SpecialListQuery = PageQuery.extend({
  /** Only those that hold on this local date. */
  date: LocalDate.optional(),
}).strict();
export type SpecialListQuery = z.infer<typeof SpecialListQuery>;

const specialFields = {
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500),
  price: Money.nullable(),
  validFrom: LocalDate,
  validUntil: LocalDate,
};

export const CreateSpecialBody = z
  .strictObject({
    ...specialFields,
    description: specialFields.description.default(''),
    price: specialFields.price.default(null),
  })
  .meta({ id: 'CreateSpecialBody' });
export type CreateSpecialBody = z.infer<typeof CreateSpecialBody>;

/** What is left out stays as it is; a null price takes it away. */
export const UpdateSpecialBody = z
  .strictObject({ ...z.object(specialFields).partial().shape, version })
  .meta({ id: 'UpdateSpecialBody' });
export type UpdateSpecialBody = z.infer<typeof UpdateSpecialBody>;

export const DiningTableDetail = DiningTable.extend(edited).meta({ id: 'DiningTable' });
export type DiningTableDetail = z.infer<typeof DiningTableDetail>;
export const DiningTablePage = pageOf(DiningTableDetail);
export const DiningTableListQuery = PageQuery.strict();

const tableFields = {
  name: z.string().trim().min(1).max(60),
  /** Seats. */
  capacity: z.int().min(1).max(100),
  /** Takes bookings. Those it has already are kept. */
  isActive: z.boolean(),
};

export const CreateDiningTableBody = z
  .strictObject({ ...tableFields, isActive: tableFields.isActive.default(true) })
  .meta({ id: 'CreateDiningTableBody' });
export type CreateDiningTableBody = z.infer<typeof CreateDiningTableBody>;

/** What is left out stays as it is. */
export const UpdateDiningTableBody = z
  .strictObject({ ...z.object(tableFields).partial().shape, version })
  .meta({ id: 'UpdateDiningTableBody' });
export type UpdateDiningTableBody = z.infer<typeof UpdateDiningTableBody>;
