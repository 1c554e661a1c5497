using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Third : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "codes",
                table: "shops",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "fee_currency",
                table: "refunds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "fee_minor",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "from_account_currency",
                table: "refunds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "from_account_minor",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "repeats",
                table: "refunds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reversal",
                table: "refunds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "transfer",
                table: "refunds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payer",
                table: "payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider",
                table: "payments",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "claim_reminded",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "claimed_paid_at",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contests",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "fee_percent",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "balances",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_balances", x => new { x.account, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "chargebacks",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    payment = table.Column<long>(type: "INTEGER", nullable: false),
                    parts = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chargebacks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    photos = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    answer_photos = table.Column<string>(type: "TEXT", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.order);
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    send_at = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_ending = table.Column<string>(type: "TEXT", nullable: true),
                    provider_id = table.Column<string>(type: "TEXT", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payouts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seller_accounts",
                columns: table => new
                {
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: true),
                    can_receive = table.Column<bool>(type: "INTEGER", nullable: false),
                    can_pay_out = table.Column<bool>(type: "INTEGER", nullable: false),
                    bank_ending = table.Column<string>(type: "TEXT", nullable: true),
                    bank_since = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seller_accounts", x => new { x.shop, x.provider });
                });

            migrationBuilder.CreateTable(
                name: "transfers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    payment = table.Column<long>(type: "INTEGER", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: false),
                    charge = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    reversed_currency = table.Column<string>(type: "TEXT", nullable: false),
                    reversed_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payments_charge",
                table: "payments",
                column: "charge");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_settled_at",
                table: "complaints",
                column: "settled_at");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_provider_id",
                table: "payouts",
                column: "provider_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payouts_shop_id",
                table: "payouts",
                columns: new[] { "shop", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_status_send_at",
                table: "payouts",
                columns: new[] { "status", "send_at" });

            migrationBuilder.CreateIndex(
                name: "ix_seller_accounts_provider_id",
                table: "seller_accounts",
                column: "provider_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfers_order",
                table: "transfers",
                column: "order");

            migrationBuilder.CreateIndex(
                name: "ix_transfers_provider_id",
                table: "transfers",
                column: "provider_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_transfers_shop_status",
                table: "transfers",
                columns: new[] { "shop", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_transfers_status_next_at",
                table: "transfers",
                columns: new[] { "status", "next_at" });

            migrationBuilder.Sql("UPDATE payments SET provider = 'stripe';");
            migrationBuilder.Sql("UPDATE orders SET contests = '[]';");
            migrationBuilder.Sql("UPDATE refunds SET fee_currency = amount_currency, from_account_currency = amount_currency, reversal = 'None';");
            // The market's share of what was paid by hand is owed on an account of its own from now on.
            migrationBuilder.Sql("INSERT INTO ledger (entry, account, minor, currency, \"order\", at, cause) SELECT (SELECT MAX(entry) FROM ledger) + d.turn, CASE s.side WHEN 1 THEN d.account ELSE REPLACE(d.account, ':payable', ':owed') END, -d.minor * s.side, d.currency, d.\"order\", d.at, 'debt' FROM (SELECT ROW_NUMBER() OVER (ORDER BY id) AS turn, account, minor, currency, \"order\", at FROM ledger WHERE cause = 'cash' AND account LIKE 'seller:%:payable') d CROSS JOIN (SELECT 1 AS side UNION ALL SELECT -1) s;");
            migrationBuilder.Sql("UPDATE numbers SET last = (SELECT MAX(entry) FROM ledger) WHERE name = 'entry';");
            migrationBuilder.Sql("INSERT INTO balances (account, currency, minor) SELECT account, currency, SUM(minor) FROM ledger GROUP BY account, currency;");
            // What sellers were owed before there were transfers waits for their accounts.
            migrationBuilder.Sql("INSERT INTO transfers (id, \"order\", shop, payment, provider, charge, amount_minor, amount_currency, reversed_minor, reversed_currency, status, refusals, next_at) SELECT ROW_NUMBER() OVER (ORDER BY o.number), o.number, o.shop, p.id, 'stripe', p.charge, l.minor, UPPER(SUBSTR(l.currency, 1, 1)) || LOWER(SUBSTR(l.currency, 2)), 0, UPPER(SUBSTR(l.currency, 1, 1)) || LOWER(SUBSTR(l.currency, 2)), 'Waiting', 0, o.placed_at FROM orders o JOIN payments p ON p.id = o.payment JOIN (SELECT \"order\", currency, SUM(minor) AS minor FROM ledger WHERE account LIKE 'seller:%:payable' GROUP BY \"order\", currency) l ON l.\"order\" = o.number WHERE o.method = 'Online' AND o.status = 'Completed' AND p.charge IS NOT NULL AND l.minor > 0;");
            migrationBuilder.Sql("INSERT INTO numbers (name, last) SELECT 'transfer', MAX(id) FROM transfers HAVING MAX(id) IS NOT NULL;");
            migrationBuilder.Sql("CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END;");
            migrationBuilder.Sql("CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER ledger_is_not_changed;");
            migrationBuilder.Sql("DROP TRIGGER ledger_is_not_deleted;");
            migrationBuilder.DropTable(
                name: "balances");

            migrationBuilder.DropTable(
                name: "chargebacks");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "seller_accounts");

            migrationBuilder.DropTable(
                name: "transfers");

            migrationBuilder.DropIndex(
                name: "ix_payments_charge",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "codes",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "fee_currency",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "fee_minor",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "from_account_currency",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "from_account_minor",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "repeats",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "reversal",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "transfer",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "payer",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "provider",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "claim_reminded",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "claimed_paid_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "contests",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "fee_percent",
                table: "orders");
        }
    }
}
