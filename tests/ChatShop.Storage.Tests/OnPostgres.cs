namespace ChatShop.Storage.Tests;

/// <summary>On PostgreSQL.</summary>
public sealed class TradeOnPostgres(PostgresServer server) : TradeTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class AtOnceOnPostgres(PostgresServer server) : AtOnceTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class WholeOrNothingOnPostgres(PostgresServer server) : WholeOrNothingTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class BooksOnPostgres(PostgresServer server) : BooksTests(new PostgresDatabase(server));

public sealed class GoodsOnPostgres(PostgresServer server) : GoodsTests(new PostgresDatabase(server));

public sealed class SearchOnPostgres(PostgresServer server) : SearchTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class AtRestOnPostgres(PostgresServer server) : AtRestTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class ForgettingOnPostgres(PostgresServer server) : ForgettingTests(new PostgresDatabase(server));

public sealed class PeopleOnPostgres(PostgresServer server) : PeopleTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class NoticesOnPostgres(PostgresServer server) : NoticeTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class SalesOnPostgres(PostgresServer server) : SalesTests(new PostgresDatabase(server));

public sealed class SubsidyOnPostgres(PostgresServer server) : SubsidyTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class UpgradeOnPostgres(PostgresServer server) : UpgradeTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class CollectionOnPostgres(PostgresServer server) : CollectionTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class TableOnPostgres(PostgresServer server) : TableTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class ReceiptsOnPostgres(PostgresServer server) : ReceiptTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class MessagesOnPostgres(PostgresServer server) : MessageTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class FiguresOnPostgres(PostgresServer server) : FigureTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class GroupsOnPostgres(PostgresServer server) : GroupTests(new PostgresDatabase(server));

public sealed class PoolsOnPostgres(PostgresServer server) : PoolTests(new PostgresDatabase(server));

public sealed class PresalesOnPostgres(PostgresServer server) : PresaleTests(new PostgresDatabase(server));
public sealed class PricesOnPostgres(PostgresServer server) : PriceTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class DemandOnPostgres(PostgresServer server) : DemandTests(new PostgresDatabase(server));

/// <inheritdoc cref="TradeOnPostgres"/>
public sealed class OriginsOnPostgres(PostgresServer server) : OriginTests(new PostgresDatabase(server));
public sealed class StationsOnPostgres(PostgresServer server) : StationTests(new PostgresDatabase(server));
