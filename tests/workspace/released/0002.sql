BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE clinician (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_clinician PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_clinician_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "clinician" VALUES(1,0,'Dr. Rivera');
INSERT INTO "clinician" VALUES(1,1,'Dr. Chen');
CREATE TABLE closed_day (
	profile_id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_closed_day PRIMARY KEY (profile_id, day), 
	CONSTRAINT fk_closed_day_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "closed_day" VALUES(1,'2026-12-24');
INSERT INTO "closed_day" VALUES(1,'2027-01-04');
CREATE TABLE closed_weekday (
	profile_id INTEGER NOT NULL, 
	weekday INTEGER NOT NULL, 
	CONSTRAINT pk_closed_weekday PRIMARY KEY (profile_id, weekday), 
	CONSTRAINT fk_closed_weekday_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "closed_weekday" VALUES(1,2);
INSERT INTO "closed_weekday" VALUES(1,6);
CREATE TABLE language_review (
	profile_id INTEGER NOT NULL, 
	language VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_language_review PRIMARY KEY (profile_id, language), 
	CONSTRAINT fk_language_review_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "language_review" VALUES(1,'es','A. Morales','2026-11-02');
CREATE TABLE offered_treatment (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	treatment VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_offered_treatment PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_offered_treatment_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "offered_treatment" VALUES(1,0,'tms');
INSERT INTO "offered_treatment" VALUES(1,1,'ect');
CREATE TABLE preset (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	depth VARCHAR(32) NOT NULL, 
	paper VARCHAR(32) NOT NULL, 
	size VARCHAR(32) NOT NULL, 
	language VARCHAR(64) NOT NULL, 
	second_language VARCHAR(64) NOT NULL, 
	picks_questions BOOLEAN NOT NULL, 
	CONSTRAINT pk_preset PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_preset_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE, 
	CONSTRAINT uq_preset_profile_id UNIQUE (profile_id, name), 
	CONSTRAINT ck_preset_depth CHECK (depth IN ('two-pages', 'full')), 
	CONSTRAINT ck_preset_paper CHECK (paper IN ('letter', 'a4')), 
	CONSTRAINT ck_preset_size CHECK (size IN ('standard', 'large'))
);
INSERT INTO "preset" VALUES(1,0,'Spanish, large','two-pages','a4','large','es','en',1);
INSERT INTO "preset" VALUES(1,1,'Plain','full','letter','standard','en','',0);
CREATE TABLE preset_question (
	profile_id INTEGER NOT NULL, 
	preset_position INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	question VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_preset_question PRIMARY KEY (profile_id, preset_position, position), 
	CONSTRAINT fk_preset_question_profile_id FOREIGN KEY(profile_id, preset_position) REFERENCES preset (profile_id, position) ON DELETE CASCADE
);
INSERT INTO "preset_question" VALUES(1,0,0,'goal');
INSERT INTO "preset_question" VALUES(1,0,1,'cost');
CREATE TABLE preset_section (
	profile_id INTEGER NOT NULL, 
	preset_position INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	section VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_preset_section PRIMARY KEY (profile_id, preset_position, position), 
	CONSTRAINT fk_preset_section_profile_id FOREIGN KEY(profile_id, preset_position) REFERENCES preset (profile_id, position) ON DELETE CASCADE
);
INSERT INTO "preset_section" VALUES(1,0,0,'decision');
INSERT INTO "preset_section" VALUES(1,0,1,'choices');
INSERT INTO "preset_section" VALUES(1,0,2,'harms');
INSERT INTO "preset_section" VALUES(1,0,3,'benefit');
INSERT INTO "preset_section" VALUES(1,0,4,'questions');
INSERT INTO "preset_section" VALUES(1,0,5,'about');
CREATE TABLE profile (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	hours TEXT NOT NULL, 
	logo BLOB, 
	country VARCHAR(2) NOT NULL, 
	paper VARCHAR(32) NOT NULL, 
	last_condition VARCHAR(64) NOT NULL, 
	palette VARCHAR(32) NOT NULL, 
	text_scale INTEGER NOT NULL, open_on_holidays BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_profile PRIMARY KEY (id), 
	CONSTRAINT ck_profile_only_one CHECK (id = 1), 
	CONSTRAINT ck_profile_text_scale CHECK (text_scale BETWEEN 100 AND 200), 
	CONSTRAINT ck_profile_paper CHECK (paper IN ('letter', 'a4')), 
	CONSTRAINT ck_profile_palette CHECK (palette IN ('system', 'light', 'dark', 'high-contrast'))
);
INSERT INTO "profile" VALUES(1,'Harbor Clinic','555-0142','Monday to Friday, 9 to 5',X'89504E47206E6F742061207265616C206F6E65','US','a4','trd','dark',150,1);
CREATE TABLE row_place (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"row" VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_row_place PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_row_place_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "row_place" VALUES(1,0,'session_frequency');
INSERT INTO "row_place" VALUES(1,1,'invasiveness');
COMMIT;
