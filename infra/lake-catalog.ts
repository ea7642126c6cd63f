import { Aws, Stack } from 'aws-cdk-lib';
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { byDay, byMonth, SAVED_QUERIES } from '../shared/lake/saved-queries.ts';
import {
  type Column,
  type ColumnType,
  LAKE_TABLE_NAMES,
  LAKE_TABLES,
  type LakeTableName,
  SCHEMA_VERSION,
} from '../shared/lake/tables.ts';
import type { StageSettings } from './stages.ts';
import { ANSWERS_PREFIX, type LakeBucket } from './state/lake-bucket.ts';

/** A query that would read more is stopped: at $5 a terabyte it costs five cents at most. */
const MOST_BYTES_READ = 10 * 1024 ** 3;

const GLUE_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'int',
  bigint: 'bigint',
  boolean: 'boolean',
  timestamp: 'timestamp',
  date: 'date',
};

interface Partitioned {
  readonly name: string;
  /** The one column that partitions are told apart by: also the name in their folders. */
  readonly key: 'day' | 'month';
  readonly format: string;
  readonly unit: 'DAYS' | 'MONTHS';
  readonly until: string;
}

export interface LakeCatalogProps {
  readonly bucket: LakeBucket;
  readonly settings: StageSettings;
}

/**
 * The curated tables for Athena, or whatever else reads Glue: where they lie and what columns they have. Nothing crawls: partitions
 * are computed from a range of dates, of which those that have no folder are empty.
 *
 * A day's files lie in a folder more, by the day on which they arrived. It is no partition here: two ranges of dates would make
 * millions of pairs, and Athena reads a folder with all that is below it.
 */
export class LakeCatalog extends Construct {
  readonly database: string;
  readonly workGroup: string;

  constructor(scope: Construct, id: string, { bucket, settings }: LakeCatalogProps) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    this.database = stackName.toLowerCase().replaceAll('-', '_');
    this.workGroup = stackName;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: {
        name: this.database,
        description: 'What happened to members and their points. No personal data.',
      },
    });
    const { since } = settings.lake;
    for (const name of LAKE_TABLE_NAMES) {
      const days = {
        name: byDay(name),
        key: 'day',
        format: 'yyyy-MM-dd',
        unit: 'DAYS',
        until: 'NOW+1DAYS',
      } as const;
      const months = {
        name: byMonth(name),
        key: 'month',
        format: 'yyyy-MM',
        unit: 'MONTHS',
        until: 'NOW',
      } as const;
      this.addTable(name, days, bucket, since).addResourceDependency(database);
      this.addTable(name, months, bucket, since.slice(0, 7)).addResourceDependency(database);
    }
    this.addQueries(this.addWorkGroup(bucket));
  }

  private addTable(of: LakeTableName, partitioned: Partitioned, bucket: LakeBucket, since: string): CfnTable {
    const { name, key, format, unit, until } = partitioned;
    const location = `s3://${bucket.bucketName}/curated/v${SCHEMA_VERSION}/${of}/`;
    return new CfnTable(this, name, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: this.database,
      tableInput: {
        name,
        description: LAKE_TABLES[of].row,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: key, type: 'string' }],
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'parquet',
          'projection.enabled': 'true',
          [`projection.${key}.type`]: 'date',
          [`projection.${key}.format`]: format,
          [`projection.${key}.range`]: `${since},${until}`,
          [`projection.${key}.interval`]: '1',
          [`projection.${key}.interval.unit`]: unit,
          'storage.location.template': `${location}${key}=\${${key}}/`,
        },
        storageDescriptor: {
          location,
          columns: columnsOf(of),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    });
  }

  private addWorkGroup(bucket: LakeBucket): CfnWorkGroup {
    return new CfnWorkGroup(this, 'WorkGroup', {
      name: this.workGroup,
      description:
        'Questions to the lake. What one reads is limited, and answers are forgotten after a week.',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: MOST_BYTES_READ,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${bucket.bucketName}/${ANSWERS_PREFIX}`,
          encryptionConfiguration: { encryptionOption: 'SSE_S3' },
        },
      },
    });
  }

  private addQueries(workGroup: CfnWorkGroup): void {
    for (const { name, description, sql } of SAVED_QUERIES) {
      new CfnNamedQuery(this, `Query-${name}`, {
        name,
        description,
        database: this.database,
        workGroup: this.workGroup,
        queryString: sql,
      }).addResourceDependency(workGroup);
    }
  }
}

/** Comments of Glue hold 255 characters. */
const columnsOf = (name: LakeTableName): CfnTable.ColumnProperty[] =>
  Object.entries<Column>(LAKE_TABLES[name].columns).map(([column, { type, says }]) => ({
    name: column,
    type: GLUE_TYPES[type],
    comment: says.slice(0, 255),
  }));
