import { DataTypes, Model } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Sequelize,
} from 'sequelize';
import type { Id } from '../kernel/ids.js';

/** Where a programme is handed over: any place, only the patient's own, or those that are named. */
export type HandoverPlaces = 'any' | 'own' | 'named';

/** How a programme hands over (FHIR PlanDefinition). */
export class Programme extends Model<
  InferAttributes<Programme>,
  InferCreationAttributes<Programme>
> {
  declare id: Id<'Programme'>;
  declare code: string;
  declare handover: 'taken-away' | 'on-site';
  /** Any place, only the patient's own, or those that are named. */
  declare places: HandoverPlaces;
  declare proxyAllowed: boolean;
  /** How many days before the due day it may be collected. */
  declare earlyDays: number;
  /** Whether each due day is texted. */
  declare dailyTexts: CreationOptional<boolean>;
  /** Whether whoever has a course of it is asked each week how they are. */
  declare checkIns: CreationOptional<boolean>;
  /** The ladder of reminders: so many hours before, the longest first. */
  declare remindHours: CreationOptional<number[]>;
  /** So many missed days lead to a text that asks whether to keep it; null for never. */
  declare textAfterDays: CreationOptional<number | null>;
  /** So many missed days lead to a call; null for never. */
  declare callAfterDays: CreationOptional<number | null>;
  /** So many missed days withhold it until the prescriber decides; null for never. */
  declare withholdAfterDays: CreationOptional<number | null>;

  /** From so many missed days on a patient is seen before the next handover; null for never. */
  declare seeAfterDays: CreationOptional<number | null>;
  /** From so many missed days on it begins anew; null for never. */
  declare restartAfterDays: CreationOptional<number | null>;

  static define(db: Sequelize): void {
    Programme.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        code: { type: DataTypes.TEXT, allowNull: false },
        handover: { type: DataTypes.TEXT, allowNull: false },
        places: { type: DataTypes.TEXT, allowNull: false },
        proxyAllowed: { type: DataTypes.BOOLEAN, allowNull: false },
        earlyDays: { type: DataTypes.INTEGER, allowNull: false },
        dailyTexts: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        checkIns: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
        remindHours: {
          type: DataTypes.ARRAY(DataTypes.INTEGER),
          allowNull: false,
          defaultValue: [72, 24],
        },
        textAfterDays: { type: DataTypes.INTEGER, allowNull: true, defaultValue: 3 },
        callAfterDays: { type: DataTypes.INTEGER, allowNull: true },
        withholdAfterDays: { type: DataTypes.INTEGER, allowNull: true },
        seeAfterDays: { type: DataTypes.INTEGER, allowNull: true },
        restartAfterDays: { type: DataTypes.INTEGER, allowNull: true },
      },
      { sequelize: db, tableName: 'programmes', underscored: true },
    );
  }
}
