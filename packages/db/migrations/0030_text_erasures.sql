CREATE TABLE "text_erasures" (
	"team_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"times" integer NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "text_erasures_team_id_lead_id_pk" PRIMARY KEY("team_id","lead_id")
);
--> statement-breakpoint
ALTER TABLE "text_erasures" ADD CONSTRAINT "text_erasures_lead_fk" FOREIGN KEY ("team_id","lead_id") REFERENCES "public"."leads"("team_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
SELECT protect_team_table('text_erasures', 'SELECT, INSERT, UPDATE');
