interface Place {
  city: string;
  state: string;
  zip: string;
  country: string;
}

/** One large city per area code, for the From… and To… fields of a webhook. */
const BY_AREA_CODE: Record<string, readonly [city: string, state: string, zip: string]> = {
  '201': ['JERSEY CITY', 'NJ', '07302'],
  '202': ['WASHINGTON', 'DC', '20001'],
  '206': ['SEATTLE', 'WA', '98101'],
  '212': ['NEW YORK', 'NY', '10001'],
  '213': ['LOS ANGELES', 'CA', '90012'],
  '214': ['DALLAS', 'TX', '75201'],
  '215': ['PHILADELPHIA', 'PA', '19102'],
  '303': ['DENVER', 'CO', '80202'],
  '305': ['MIAMI', 'FL', '33130'],
  '310': ['LOS ANGELES', 'CA', '90045'],
  '312': ['CHICAGO', 'IL', '60602'],
  '404': ['ATLANTA', 'GA', '30303'],
  '410': ['BALTIMORE', 'MD', '21202'],
  '415': ['SAN FRANCISCO', 'CA', '94103'],
  '504': ['NEW ORLEANS', 'LA', '70112'],
  '512': ['AUSTIN', 'TX', '78701'],
  '602': ['PHOENIX', 'AZ', '85004'],
  '612': ['MINNEAPOLIS', 'MN', '55402'],
  '614': ['COLUMBUS', 'OH', '43215'],
  '615': ['NASHVILLE', 'TN', '37203'],
  '617': ['BOSTON', 'MA', '02108'],
  '619': ['SAN DIEGO', 'CA', '92101'],
  '702': ['LAS VEGAS', 'NV', '89101'],
  '713': ['HOUSTON', 'TX', '77002'],
  '718': ['BROOKLYN', 'NY', '11201'],
  '732': ['NEW BRUNSWICK', 'NJ', '08901'],
  '801': ['SALT LAKE CITY', 'UT', '84101'],
  '808': ['HONOLULU', 'HI', '96813'],
  '810': ['FLINT', 'MI', '48502'],
  '813': ['TAMPA', 'FL', '33602'],
  '907': ['ANCHORAGE', 'AK', '99501'],
  '916': ['SACRAMENTO', 'CA', '95814'],
};

/** Where a number is from; Twilio leaves unknown parts empty. */
export function placeOf(phone: string): Place {
  const areaCode = phone.match(/^\+1(\d{3})\d{7}$/)?.[1];
  if (!areaCode) return { city: '', state: '', zip: '', country: '' };
  const [city, state, zip] = BY_AREA_CODE[areaCode] ?? ['', '', ''];
  return { city, state, zip, country: 'US' };
}
