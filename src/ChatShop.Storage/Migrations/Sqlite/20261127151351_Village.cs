using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Village : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What can not be bought is not found any more: else it would stand before what can.
            migrationBuilder.Sql("DELETE FROM listing_words WHERE rowid IN (SELECT id FROM listings WHERE status <> 'Active')");

            migrationBuilder.AlterColumn<long>(
                name: "payment",
                table: "transfers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<long>(
                name: "order",
                table: "transfers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "transfers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "loan",
                table: "transfers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "hears_news",
                table: "shops",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "station_minor",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "station",
                table: "passcodes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "arrived_at",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "group_buy",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "handed_out_at",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pickup_code",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "station",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "station_percent",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<long>(
                name: "station_shop",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "waits_for_group",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "for_whom",
                table: "acts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "batches",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    listing = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    harvested_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    photos = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    listing = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_last = table.Column<long>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sent_today = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_buys",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    listing = table.Column<long>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    counts_people = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    goal_unit = table.Column<string>(type: "TEXT", nullable: false),
                    goal_value = table.Column<decimal>(type: "TEXT", nullable: false),
                    price_money_currency = table.Column<string>(type: "TEXT", nullable: false),
                    price_money_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    price_per_unit = table.Column<string>(type: "TEXT", nullable: false),
                    price_per_value = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_buys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loan_repayments",
                columns: table => new
                {
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    loan = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loan_repayments", x => x.order);
                });

            migrationBuilder.CreateTable(
                name: "loans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    lender = table.Column<string>(type: "TEXT", nullable: false),
                    share_percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    least_kept = table.Column<decimal>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_currency = table.Column<string>(type: "TEXT", nullable: false),
                    fee_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    repaid_currency = table.Column<string>(type: "TEXT", nullable: false),
                    repaid_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "neighbors",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    station = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    mark = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    pin = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    code_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    agreed_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_neighbors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sensor_readings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    batch = table.Column<long>(type: "INTEGER", nullable: false),
                    device = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<decimal>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    heard_at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sensor_readings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    agent = table.Column<long>(type: "INTEGER", nullable: true),
                    shop = table.Column<long>(type: "INTEGER", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: true),
                    is_trusted = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "wanted_counts",
                columns: table => new
                {
                    week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wanted_counts", x => new { x.week, x.product });
                });

            migrationBuilder.CreateTable(
                name: "wanted_marks",
                columns: table => new
                {
                    week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    mark = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wanted_marks", x => new { x.week, x.product, x.mark });
                });

            migrationBuilder.CreateTable(
                name: "wanted_salts",
                columns: table => new
                {
                    week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    salt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wanted_salts", x => x.week);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_group_buy",
                table: "orders",
                column: "group_buy");

            migrationBuilder.CreateIndex(
                name: "ix_orders_station_handed_out_at",
                table: "orders",
                columns: new[] { "station", "handed_out_at" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_at2",
                table: "acts",
                column: "at",
                filter: "outcome = 'WrongPin'");

            migrationBuilder.CreateIndex(
                name: "ix_batches_listing_id",
                table: "batches",
                columns: new[] { "listing", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_devices_listing",
                table: "devices",
                column: "listing");

            migrationBuilder.CreateIndex(
                name: "ix_group_buys_listing",
                table: "group_buys",
                column: "listing");

            migrationBuilder.CreateIndex(
                name: "ix_group_buys_shop",
                table: "group_buys",
                column: "shop");

            migrationBuilder.CreateIndex(
                name: "ix_group_buys_status_ends_at",
                table: "group_buys",
                columns: new[] { "status", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_loan_repayments_loan_at",
                table: "loan_repayments",
                columns: new[] { "loan", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_loans_shop_status",
                table: "loans",
                columns: new[] { "shop", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_neighbors_station",
                table: "neighbors",
                column: "station");

            migrationBuilder.CreateIndex(
                name: "ix_sensor_readings_batch_day",
                table: "sensor_readings",
                columns: new[] { "batch", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_sensor_readings_day",
                table: "sensor_readings",
                column: "day",
                filter: "record IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stations_agent",
                table: "stations",
                column: "agent",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stations_name",
                table: "stations",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "group_buys");

            migrationBuilder.DropTable(
                name: "loan_repayments");

            migrationBuilder.DropTable(
                name: "loans");

            migrationBuilder.DropTable(
                name: "neighbors");

            migrationBuilder.DropTable(
                name: "sensor_readings");

            migrationBuilder.DropTable(
                name: "stations");

            migrationBuilder.DropTable(
                name: "wanted_counts");

            migrationBuilder.DropTable(
                name: "wanted_marks");

            migrationBuilder.DropTable(
                name: "wanted_salts");

            migrationBuilder.DropIndex(
                name: "ix_orders_group_buy",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_station_handed_out_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_acts_at2",
                table: "acts");

            migrationBuilder.DropColumn(
                name: "loan",
                table: "transfers");

            migrationBuilder.DropColumn(
                name: "hears_news",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "station_minor",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "station",
                table: "passcodes");

            migrationBuilder.DropColumn(
                name: "arrived_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "group_buy",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "handed_out_at",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "pickup_code",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "station",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "station_percent",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "station_shop",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "waits_for_group",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "for_whom",
                table: "acts");

            migrationBuilder.AlterColumn<long>(
                name: "payment",
                table: "transfers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "order",
                table: "transfers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "charge",
                table: "transfers",
                type: "TEXT",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
