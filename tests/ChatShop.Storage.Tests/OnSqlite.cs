namespace ChatShop.Storage.Tests;

/// <summary>On the embedded database.</summary>
public sealed class TradeOnSqlite() : TradeTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class AtOnceOnSqlite() : AtOnceTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class WholeOrNothingOnSqlite() : WholeOrNothingTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class BooksOnSqlite() : BooksTests(new SqliteDatabase());

public sealed class GoodsOnSqlite() : GoodsTests(new SqliteDatabase());

public sealed class SearchOnSqlite() : SearchTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class AtRestOnSqlite() : AtRestTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class ForgettingOnSqlite() : ForgettingTests(new SqliteDatabase());

public sealed class PeopleOnSqlite() : PeopleTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class NoticesOnSqlite() : NoticeTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class SalesOnSqlite() : SalesTests(new SqliteDatabase());

public sealed class SubsidyOnSqlite() : SubsidyTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class UpgradeOnSqlite() : UpgradeTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class CollectionOnSqlite() : CollectionTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class TableOnSqlite() : TableTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class ReceiptsOnSqlite() : ReceiptTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class MessagesOnSqlite() : MessageTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class FiguresOnSqlite() : FigureTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class GroupsOnSqlite() : GroupTests(new SqliteDatabase());

public sealed class PoolsOnSqlite() : PoolTests(new SqliteDatabase());

public sealed class PresalesOnSqlite() : PresaleTests(new SqliteDatabase());
public sealed class PricesOnSqlite() : PriceTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class DemandOnSqlite() : DemandTests(new SqliteDatabase());

/// <inheritdoc cref="TradeOnSqlite"/>
public sealed class OriginsOnSqlite() : OriginTests(new SqliteDatabase());
public sealed class StationsOnSqlite() : StationTests(new SqliteDatabase());
