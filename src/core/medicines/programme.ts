import { DataTypes, Model } from 'sequelize';
import type { InferAttributes, InferCreationAttributes, Sequelize } from 'sequelize';
import type { Id } from '../kernel/ids.js';

/** How a programme hands over (FHIR PlanDefinition). */
export class Programme extends Model<
  InferAttributes<Programme>,
  InferCreationAttributes<Programme>
> {
  declare id: Id<'Programme'>;
  declare code: string;
  declare handover: 'taken-away' | 'on-site';
  /** Any place, or only the patient's usual one. */
  declare places: 'any' | 'own';
  declare proxyAllowed: boolean;
  /** How many days before the due day it may be collected. */
  declare earlyDays: number;

  static define(db: Sequelize): void {
    Programme.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        code: { type: DataTypes.TEXT, allowNull: false },
        handover: { type: DataTypes.TEXT, allowNull: false },
        places: { type: DataTypes.TEXT, allowNull: false },
        proxyAllowed: { type: DataTypes.BOOLEAN, allowNull: false },
        earlyDays: { type: DataTypes.INTEGER, allowNull: false },
      },
      { sequelize: db, tableName: 'programmes', underscored: true },
    );
  }
}
