using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupBuys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "group_buy",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "waits_for_group",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.CreateIndex(
                name: "ix_orders_group_buy",
                table: "orders",
                column: "group_buy");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "group_buys");

            migrationBuilder.DropIndex(
                name: "ix_orders_group_buy",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "group_buy",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "waits_for_group",
                table: "orders");
        }
    }
}
