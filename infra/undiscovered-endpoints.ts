/**
 * Stands in for `mnemonist/lru-cache` in the bundles: the least of it that the SDK's cache of discovered endpoints asks
 * for. Endpoint discovery is not used by any command of the DynamoDB client, so nothing is ever kept here.
 */
export default class UndiscoveredEndpoints<K, V> extends Map<K, V> {
  /** @param _capacity how many endpoints the SDK would keep; a Map would take it for its entries */
  constructor(_capacity: number) {
    super();
  }

  peek(key: K): V | undefined {
    return this.get(key);
  }
}
