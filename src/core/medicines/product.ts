import { DataTypes, Model } from 'sequelize';
import type {
  CreationOptional,
  InferAttributes,
  InferCreationAttributes,
  Sequelize,
} from 'sequelize';
import type { Id } from '../kernel/ids.js';

/** What is kept (FHIR Medication); its code never reaches a patient's phone. */
export class Product extends Model<InferAttributes<Product>, InferCreationAttributes<Product>> {
  declare id: Id<'Product'>;
  declare code: string;
  /** What one unit is: bottle, strip, vial. */
  declare unit: string;
  /** Units at one place below which staff are told. */
  declare minimum: CreationOptional<number>;
  /** Units to ask for then. */
  declare reorder: CreationOptional<number>;

  static define(db: Sequelize): void {
    Product.init(
      {
        id: { type: DataTypes.UUID, primaryKey: true },
        code: { type: DataTypes.TEXT, allowNull: false },
        unit: { type: DataTypes.TEXT, allowNull: false },
        minimum: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
        reorder: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
      },
      { sequelize: db, tableName: 'products', underscored: true },
    );
  }
}
