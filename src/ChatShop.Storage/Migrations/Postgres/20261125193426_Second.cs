using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Second : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_status_expires_at",
                table: "payments");

            migrationBuilder.AddColumn<int>(
                name: "reviews",
                table: "shops",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "stars",
                table: "shops",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "from_seller",
                table: "refunds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "heard_last",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "joined_to",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "muted",
                table: "people",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "roles",
                table: "people",
                type: "text",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "parts",
                table: "payments",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "pay_by",
                table: "payments",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<bool>(
                name: "arrival_asked",
                table: "orders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "pending",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "receipts",
                table: "orders",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "released_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "wanted_on",
                table: "orders",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "counted_last",
                table: "listings",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "photos",
                table: "listings",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "handovers",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    asker = table.Column<long>(type: "bigint", nullable: false),
                    other = table.Column<long>(type: "bigint", nullable: true),
                    order = table.Column<long>(type: "bigint", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handovers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mutes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    by = table.Column<long>(type: "bigint", nullable: true),
                    who = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mutes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "passcodes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    giver = table.Column<long>(type: "bigint", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passcodes", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    order = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    buyer = table.Column<long>(type: "bigint", nullable: false),
                    stars = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.order);
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_joined_to",
                table: "people",
                column: "joined_to");

            migrationBuilder.CreateIndex(
                name: "ix_payments_status_pay_by",
                table: "payments",
                columns: new[] { "status", "pay_by" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_at",
                table: "acts",
                column: "at",
                filter: "outcome = 'NoSuchCode'");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_asker",
                table: "handovers",
                column: "asker");

            migrationBuilder.CreateIndex(
                name: "ix_handovers_closed_at_said_at",
                table: "handovers",
                columns: new[] { "closed_at", "said_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mutes_who_by",
                table: "mutes",
                columns: new[] { "who", "by" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_shop",
                table: "reviews",
                column: "shop");

            // What was paid, asked for and shown before is written as it is written now.
            migrationBuilder.Sql("UPDATE payments SET pay_by = expires_at, parts = COALESCE((SELECT json_agg(json_build_object('order', json_build_object('value', o.number), 'amount', json_build_object('minor', (SELECT SUM(l.total_minor) FROM order_lines l WHERE l.order_number = o.number), 'currency', (SELECT lower(MIN(l.total_currency)) FROM order_lines l WHERE l.order_number = o.number)), 'goods', (SELECT json_agg(json_build_object('product', l.product, 'quantity', json_build_object('value', l.quantity_value, 'unit', l.quantity_unit), 'total', json_build_object('minor', l.total_minor, 'currency', lower(l.total_currency)))) FROM order_lines l WHERE l.order_number = o.number))) FROM orders o WHERE o.payment = payments.id)::text, '[]');");
            migrationBuilder.Sql("UPDATE orders AS o SET receipts = json_build_array(json_build_object('payment', json_build_object('value', o.payment), 'amount', json_build_object('minor', (SELECT SUM(l.total_minor) FROM order_lines l WHERE l.order_number = o.number), 'currency', (SELECT lower(MIN(l.total_currency)) FROM order_lines l WHERE l.order_number = o.number))))::text WHERE o.method = 'Online' AND o.status IN ('Placed', 'Shipped', 'Received', 'Completed');");
            migrationBuilder.Sql("UPDATE orders SET released_at = placed_at WHERE status = 'Completed';");
            migrationBuilder.Sql("UPDATE listings SET photos = json_build_array(photo)::text WHERE photo IS NOT NULL;");

            migrationBuilder.DropColumn(
                name: "photo",
                table: "listings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "handovers");

            migrationBuilder.DropTable(
                name: "mutes");

            migrationBuilder.DropTable(
                name: "passcodes");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_people_joined_to",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_payments_status_pay_by",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_acts_at",
                table: "acts");

            migrationBuilder.DropColumn(
                name: "reviews",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "stars",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "from_seller",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "heard_last",
                table: "people");

            migrationBuilder.DropColumn(
                name: "joined_to",
                table: "people");

            migrationBuilder.DropColumn(
                name: "muted",
                table: "people");

            migrationBuilder.DropColumn(
                name: "roles",
                table: "people");

            migrationBuilder.DropColumn(
                name: "parts",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "pay_by",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "arrival_asked",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "pending",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "receipts",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "released_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "wanted_on",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "counted_last",
                table: "listings");

            migrationBuilder.DropColumn(
                name: "photos",
                table: "listings");

            migrationBuilder.AddColumn<string>(
                name: "photo",
                table: "listings",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_status_expires_at",
                table: "payments",
                columns: new[] { "status", "expires_at" });
        }
    }
}
