using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Stations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "station_minor",
                table: "refunds",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "station",
                table: "passcodes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "arrived_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "handed_out_at",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pickup_code",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "station",
                table: "orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "station_percent",
                table: "orders",
                type: "numeric",
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<long>(
                name: "station_shop",
                table: "orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "for_whom",
                table: "acts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "neighbors",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    station = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    pin = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true),
                    code_ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    agreed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_neighbors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    agent = table.Column<long>(type: "bigint", nullable: true),
                    shop = table.Column<long>(type: "bigint", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    is_trusted = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stations", x => x.id);
                });

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
                name: "ix_neighbors_station",
                table: "neighbors",
                column: "station");

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
                name: "neighbors");

            migrationBuilder.DropTable(
                name: "stations");

            migrationBuilder.DropIndex(
                name: "ix_orders_station_handed_out_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_acts_at2",
                table: "acts");

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
                name: "for_whom",
                table: "acts");
        }
    }
}
