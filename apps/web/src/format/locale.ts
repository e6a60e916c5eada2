/** The screens are in English; of its varieties the reader's own decides how dates and amounts look. */
export const locale = navigator.languages.find(language => language.startsWith('en')) ?? 'en-GB';
