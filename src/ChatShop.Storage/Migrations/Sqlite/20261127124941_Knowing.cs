using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Knowing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "hears_news",
                table: "shops",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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
                name: "ix_batches_listing_id",
                table: "batches",
                columns: new[] { "listing", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_devices_listing",
                table: "devices",
                column: "listing");

            migrationBuilder.CreateIndex(
                name: "ix_sensor_readings_batch_day",
                table: "sensor_readings",
                columns: new[] { "batch", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_sensor_readings_day",
                table: "sensor_readings",
                column: "day",
                filter: "record IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batches");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "sensor_readings");

            migrationBuilder.DropTable(
                name: "wanted_counts");

            migrationBuilder.DropTable(
                name: "wanted_marks");

            migrationBuilder.DropTable(
                name: "wanted_salts");

            migrationBuilder.DropColumn(
                name: "hears_news",
                table: "shops");
        }
    }
}
