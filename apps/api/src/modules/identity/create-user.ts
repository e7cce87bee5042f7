import { newId, users, type Database } from '@og/db';
import { hashPassword } from './passwords.js';
import { userColumns, type UserView } from './people.js';

/** Make a person; null when somebody has that e-mail already. */
export async function createUser(
  database: Database,
  now: Date,
  person: { email: string; name: string; password: string },
): Promise<UserView | null> {
  const passwordHash = await hashPassword(person.password);
  const rows = await database.withSystem((tx) =>
    tx.db
      .insert(users)
      .values({
        id: newId(),
        email: person.email,
        name: person.name,
        passwordHash,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: users.email })
      .returning(userColumns),
  );
  return rows[0] ?? null;
}
