import type { MenuItem, Special } from '@frontdesk/contract';
import { sentence, spokenList, spokenMoney } from '../speech/spoken.ts';
import { findDishes, findSection } from './dishes.ts';
import type { AnswerFinder, Question } from './question.ts';

const CARE = 'If it is an allergy, please tell your server too, because our dishes share one kitchen.';
const MANY = 5;

const DIETS: readonly (readonly [string, RegExp])[] = [
  ['vegan', /\bvegan/],
  ['vegetarian', /\b(?:vegetarian|veggie|meatless|without meat|no meat)/],
  ['gluten_free', /\b(?:gluten|celiac|coeliac|wheat free)/],
  ['dairy_free', /\b(?:dairy free|lactose)/],
  ['halal', /\bhalal/],
  ['kosher', /\bkosher/],
];

const ALLERGENS: readonly (readonly [string, RegExp])[] = [
  ['peanut', /\bpeanuts?\b/],
  ['nut', /\b(?:nuts?|almonds?|walnuts?|hazelnuts?|pistachios?|cashews?)\b/],
  ['shellfish', /\b(?:shellfish|shrimps?|crab|lobster|prawns?)\b/],
  ['fish', /\bfish\b/],
  ['dairy', /\b(?:dairy|milk|lactose|cheese)\b/],
  ['egg', /\beggs?\b/],
  ['soy', /\bsoy\b/],
  ['sesame', /\bsesame\b/],
  ['gluten', /\b(?:gluten|wheat)\b/],
];

const isListedAs = (allergen: string) => (item: MenuItem) =>
  item.allergens.some(
    entry =>
      entry.toLowerCase().replace(/_/g, ' ').includes(allergen) ||
      (allergen === 'gluten' && /wheat/i.test(entry)) ||
      (allergen === 'dairy' && /milk|lactose/i.test(entry)),
  );

/** Diets and allergens; says only what the menu lists and never promises that a dish is safe. */
export const answerDiet: AnswerFinder = (question, { snapshot }) => {
  const menu = available(snapshot.restaurant?.menu);
  if (!menu) return undefined;
  const { words } = question;
  if (!question.isQuestion && !/\b(?:allerg\w*|vegan|vegetarian|gluten free|celiac|options?)\b/.test(words))
    return undefined;
  const dishes = findDishes(question.stems, menu);
  const diet = DIETS.find(([, pattern]) => pattern.test(words))?.[0];
  const allergen = ALLERGENS.find(([, pattern]) => pattern.test(words))?.[0];
  const asksAboutContent =
    /\b(?:allerg\w*|contains?|have .* in (?:it|them)|any .* in|in (?:the|your|that|it)\b|made with|free|without|is there .* in)\b/.test(
      words,
    );
  const [dish] = dishes;
  if (dish && dishes.length === 1 && diet) return { text: dietOfDish(dish, diet) };
  if (dish && dishes.length === 1 && asksAboutContent && /\ballergens?\b/.test(words)) {
    return {
      text: `${dish.allergens.length > 0 ? `The ${dish.name} is listed with ${spokenList(dish.allergens.map(plain))}.` : `No allergens are listed for the ${dish.name}.`} ${CARE}`,
    };
  }
  if (dish && dishes.length === 1 && allergen && asksAboutContent && !dish.name.toLowerCase().includes(allergen)) {
    return {
      text: isListedAs(allergen)(dish)
        ? `Yes, the ${dish.name} is listed as containing ${plainAllergen(allergen)}.`
        : `I don't see ${plainAllergen(allergen)} listed for the ${dish.name}, but I can't rule out traces. ${CARE}`,
    };
  }
  if (diet) return { text: dietList(menu, diet) };
  if (allergen && /\b(?:allerg\w*|free|without)\b/.test(words)) {
    const listed = menu.filter(isListedAs(allergen));
    const where =
      listed.length === 0
        ? `No dish is listed with ${plainAllergen(allergen)}, but I can't rule out traces.`
        : `I see ${plainAllergen(allergen)} listed in ${names(listed, 8)}.`;
    return { text: `${where} ${CARE}` };
  }
  if (/\ballerg\w*\b/.test(words))
    return { text: `Thanks for asking. I can tell you which allergens are listed for a dish. ${CARE}` };
  return undefined;
};

/** What is offered only now. */
export const answerSpecials: AnswerFinder = ({ words, isQuestion }, { snapshot, now }) => {
  if (
    !snapshot.restaurant ||
    !/\b(?:specials?|deals?|happy hour|soup of the day|catch of the day|offers? (?:today|tonight|now)|promotions?)\b/.test(
      words,
    )
  )
    return undefined;
  if (!isQuestion && words.split(' ').length > 8) return undefined;
  if (/\bspecial (?:occasion|request|event|needs?|diet\w*)\b/.test(words)) return undefined;
  const today = now.toFormat('yyyy-MM-dd');
  const current = snapshot.restaurant.specials.filter(
    special => special.validFrom <= today && today <= special.validUntil,
  );
  if (current.length === 0) return { text: 'There are no specials today, but the full menu is on.' };
  return { text: `Today we have ${spokenList(current.slice(0, MANY).map(describedSpecial))}.` };
};

/** The menu as a whole, one section of it, one dish, or what something costs. */
export const answerMenu: AnswerFinder = (question, { snapshot }) => {
  const all = snapshot.restaurant?.menu;
  const menu = available(all);
  if (!all || !menu) return undefined;
  const { words, isQuestion } = question;
  const asksDish = isQuestion || /\b(?:do you have|price of|tell me about|wondering (?:if|about))\b/.test(words);
  const dishes = asksDish ? findDishes(question.stems, all) : [];
  const [dish] = dishes;
  if (dish && dishes.length <= 3) {
    if (dishes.length > 1)
      return { text: `We have ${spokenList(dishes.filter(item => item.isAvailable).map(priced), 'and')}.` };
    return { text: aboutDish(dish, question) };
  }
  if (dishes.length > 3)
    return {
      text: `We have ${names(
        dishes.filter(item => item.isAvailable),
        MANY,
      )}.`,
    };
  const asksMenu =
    /\b(?:menu|serve|food|dishes|eat|kind of (?:food|cuisine|restaurant)|cuisine|what do you (?:have|offer)|recommend|popular|signature|have any|do you have|what are your|what's for|how much|price)\b/.test(
      words,
    );
  if (!asksMenu) return undefined;
  const section = findSection(question.stems, menu);
  if (!section && /\b(?:kids?|children'?s|wine|drinks?|cocktail|lunch|brunch|tasting|catering) menu\b/.test(words))
    return undefined;
  if (section)
    return {
      text: `For ${section.toLowerCase()}, we have ${spokenList(
        menu
          .filter(item => item.section === section)
          .slice(0, MANY)
          .map(priced),
      )}.`,
    };
  if (
    !/\b(?:menu|what do you (?:serve|have|offer)|kind of food|dishes|cuisine|recommend|popular|signature|type of food|to eat)\b/.test(
      words,
    )
  )
    return undefined;
  return { text: overview(menu, /\b(?:recommend|popular|signature)\b/.test(words)) };
};

function aboutDish(dish: MenuItem, { words }: Question): string {
  if (!dish.isAvailable) return `I'm sorry, the ${dish.name} is sold out at the moment.`;
  if (/\b(?:how much|price|cost|what's the price|expensive)\b/.test(words))
    return `The ${dish.name} is ${spokenMoney(dish.price)}.`;
  const description = dish.description ? ` ${sentence(dish.description)}` : '';
  return `Yes, we have the ${dish.name} for ${spokenMoney(dish.price)}.${description}`;
}

function overview(menu: readonly MenuItem[], asksForTips: boolean): string {
  const sections = [...new Set(menu.map(item => item.section))];
  const examples = sections
    .slice(0, 3)
    .flatMap(section => menu.filter(item => item.section === section).slice(0, asksForTips ? 1 : 2));
  const list = spokenList(examples.map(item => item.name));
  if (asksForTips) return `Gladly. From our menu, you could try the ${list}.`;
  return `We have ${spokenList(sections.map(section => section.toLowerCase()))}, for example ${list}. Ask me about any dish.`;
}

function dietOfDish(dish: MenuItem, diet: string): string {
  const label = plain(diet);
  const isMarked = dish.diets.includes(diet) || (diet === 'vegetarian' && dish.diets.includes('vegan'));
  if (!isMarked)
    return `The ${dish.name} is not marked as ${label}. The kitchen may be able to change it, so please ask your server.`;
  return `Yes, the ${dish.name} is marked as ${label}.${diet.endsWith('_free') ? ` ${CARE}` : ''}`;
}

function dietList(menu: readonly MenuItem[], diet: string): string {
  const marked = menu.filter(
    item => item.diets.includes(diet) || (diet === 'vegetarian' && item.diets.includes('vegan')),
  );
  const label = plain(diet);
  if (marked.length === 0)
    return `Nothing on our menu is marked as ${label}, but please ask, the kitchen may be able to help.`;
  return `Yes, marked as ${label}, we have ${names(marked, MANY)}.${diet.endsWith('_free') ? ` ${CARE}` : ''}`;
}

function describedSpecial(special: Special): string {
  const description = special.description ? `, ${special.description.replace(/[.!]$/, '')}` : '';
  return `${special.title}${description}${special.price ? `, for ${spokenMoney(special.price)}` : ''}`;
}

function available(menu: readonly MenuItem[] | undefined): readonly MenuItem[] | undefined {
  return menu && menu.length > 0 ? menu.filter(item => item.isAvailable) : undefined;
}

function priced(item: MenuItem): string {
  return `${item.name} for ${spokenMoney(item.price)}`;
}

function names(items: readonly MenuItem[], limit: number): string {
  const shown = items.slice(0, limit).map(item => item.name);
  return items.length > limit ? `${shown.join(', ')} and ${items.length - limit} more` : spokenList(shown);
}

function plain(label: string): string {
  return label.replace(/_/g, ' ');
}

function plainAllergen(allergen: string): string {
  return { nut: 'nuts', peanut: 'peanuts', egg: 'egg' }[allergen] ?? allergen;
}
