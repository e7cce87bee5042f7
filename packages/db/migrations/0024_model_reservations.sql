CREATE TABLE "model_reservations" (
	"team_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid,
	"micros" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "model_reservations_team_id_id_pk" PRIMARY KEY("team_id","id")
);
--> statement-breakpoint
SELECT protect_team_table('model_reservations', 'SELECT, INSERT, UPDATE, DELETE');
