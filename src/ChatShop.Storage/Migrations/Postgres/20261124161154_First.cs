using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<long>(type: "bigint", nullable: true),
                    verb = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    refused = table.Column<bool>(type: "boolean", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    told = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    entry = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listings",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    available_from = table.Column<DateOnly>(type: "date", nullable: true),
                    photo = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    price_money_currency = table.Column<string>(type: "text", nullable: false),
                    price_money_minor = table.Column<long>(type: "bigint", nullable: false),
                    price_per_unit = table.Column<string>(type: "text", nullable: false),
                    price_per_value = table.Column<decimal>(type: "numeric", nullable: false),
                    reserved_unit = table.Column<string>(type: "text", nullable: false),
                    reserved_value = table.Column<decimal>(type: "numeric", nullable: false),
                    stock_unit = table.Column<string>(type: "text", nullable: false),
                    stock_value = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_numbers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    buyer = table.Column<long>(type: "bigint", nullable: false),
                    payment = table.Column<long>(type: "bigint", nullable: true),
                    method = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    deliver_to = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    shipment = table.Column<string>(type: "text", nullable: true),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pay_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    receive_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_orders", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    to = table.Column<long>(type: "bigint", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    about = table.Column<string>(type: "text", nullable: false),
                    told = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    buyer = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    locale = table.Column<string>(type: "text", nullable: false),
                    checkout_id = table.Column<string>(type: "text", nullable: true),
                    pay_url = table.Column<string>(type: "text", nullable: true),
                    charge = table.Column<string>(type: "text", nullable: true),
                    method = table.Column<string>(type: "text", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    user = table.Column<string>(type: "text", nullable: false),
                    conversation = table.Column<string>(type: "text", nullable: false),
                    deliver_to = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    payment = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<long>(type: "bigint", nullable: false),
                    charge = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    provider_id = table.Column<string>(type: "text", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refunds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shops",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    seller = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shops", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    listing = table.Column<long>(type: "bigint", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    order_number = table.Column<long>(type: "bigint", nullable: true),
                    price_money_currency = table.Column<string>(type: "text", nullable: false),
                    price_money_minor = table.Column<long>(type: "bigint", nullable: false),
                    price_per_unit = table.Column<string>(type: "text", nullable: false),
                    price_per_value = table.Column<decimal>(type: "numeric", nullable: false),
                    quantity_unit = table.Column<string>(type: "text", nullable: false),
                    quantity_value = table.Column<decimal>(type: "numeric", nullable: false),
                    total_currency = table.Column<string>(type: "text", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_lines_orders_order_number",
                        column: x => x.order_number,
                        principalTable: "orders",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_acts_key",
                table: "acts",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_account",
                table: "ledger",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_order",
                table: "ledger",
                column: "order");

            migrationBuilder.CreateIndex(
                name: "ix_listings_shop_status",
                table: "listings",
                columns: new[] { "shop", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_listing",
                table: "order_lines",
                column: "listing");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_order_number",
                table: "order_lines",
                column: "order_number");

            migrationBuilder.CreateIndex(
                name: "ix_orders_buyer_number",
                table: "orders",
                columns: new[] { "buyer", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_payment",
                table: "orders",
                column: "payment");

            migrationBuilder.CreateIndex(
                name: "ix_orders_shop_number",
                table: "orders",
                columns: new[] { "shop", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_orders_status_pay_by",
                table: "orders",
                columns: new[] { "status", "pay_by" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_done_at_next_at",
                table: "outbox",
                columns: new[] { "done_at", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_checkout_id",
                table: "payments",
                column: "checkout_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_status_expires_at",
                table: "payments",
                columns: new[] { "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_people_channel_user",
                table: "people",
                columns: new[] { "channel", "user" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order",
                table: "refunds",
                column: "order");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_provider_id",
                table: "refunds",
                column: "provider_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shops_seller",
                table: "shops",
                column: "seller",
                unique: true);
            migrationBuilder.Sql("CREATE TABLE listing_words (listing bigint PRIMARY KEY REFERENCES listings (id) DEFERRABLE INITIALLY DEFERRED, words tsvector NOT NULL)");
            migrationBuilder.Sql("CREATE INDEX ix_listing_words ON listing_words USING gin (words)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "listings");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropTable(
                name: "shops");

            migrationBuilder.DropTable(
                name: "orders");
        }
    }
}
