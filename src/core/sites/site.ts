import { DataTypes, Model } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Sequelize,
} from 'sequelize';
import type { Id } from '../kernel/ids.js';

/** Opening hours by ISO weekday, local wall time: `{ "1": [["08:00", "16:00"]] }`; a weekday left out is closed. */
export type Hours = Readonly<Record<string, readonly (readonly [string, string])[]>>;

/** A place where things are kept and collected (FHIR Location). Patients know it by its number only. */
export class Site extends Model<InferAttributes<Site>, InferCreationAttributes<Site>> {
  declare id: Id<'Site'>;
  declare number: number;
  declare privateName: string;
  /** IANA name. */
  declare zone: string;
  declare hours: Hours;
  /** Pickups in one half hour. */
  declare windowCapacity: CreationOptional<number>;
  /** The word on its poster, by which a person asks to be registered. */
  declare posterWord: string | null;
  declare active: CreationOptional<boolean>;

  static define(db: Sequelize): void {
    Site.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        number: { type: DataTypes.INTEGER, allowNull: false },
        privateName: { type: DataTypes.TEXT, allowNull: false },
        zone: { type: DataTypes.TEXT, allowNull: false },
        hours: { type: DataTypes.JSONB, allowNull: false },
        windowCapacity: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 6 },
        posterWord: { type: DataTypes.TEXT, allowNull: true },
        active: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: true },
      },
      { sequelize: db, tableName: 'sites', underscored: true },
    );
  }
}
