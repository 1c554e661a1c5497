using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Countryside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "programme",
                table: "transfers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "freight",
                table: "shops",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pooled",
                table: "refunds",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "pool",
                table: "passcodes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "freight",
                table: "orders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "pool",
                table: "listings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pool_members",
                columns: table => new
                {
                    pool = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    brought_unit = table.Column<string>(type: "TEXT", nullable: false),
                    brought_value = table.Column<decimal>(type: "TEXT", nullable: false),
                    left_unit = table.Column<string>(type: "TEXT", nullable: false),
                    left_value = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_members", x => new { x.pool, x.shop });
                });

            migrationBuilder.CreateTable(
                name: "pool_parts",
                columns: table => new
                {
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    pool = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<decimal>(type: "TEXT", nullable: false),
                    is_earned = table.Column<bool>(type: "INTEGER", nullable: false),
                    earned_currency = table.Column<string>(type: "TEXT", nullable: false),
                    earned_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity_unit = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_value = table.Column<decimal>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_parts", x => new { x.order, x.pool, x.shop });
                });

            migrationBuilder.CreateTable(
                name: "pools",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    listing = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pools", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    goods = table.Column<string>(type: "TEXT", nullable: true),
                    village = table.Column<string>(type: "TEXT", nullable: true),
                    percent = table.Column<decimal>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    uses = table.Column<int>(type: "INTEGER", nullable: false),
                    budget_currency = table.Column<string>(type: "TEXT", nullable: false),
                    budget_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    each_currency = table.Column<string>(type: "TEXT", nullable: false),
                    each_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    most_per_shop_currency = table.Column<string>(type: "TEXT", nullable: false),
                    most_per_shop_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    received_currency = table.Column<string>(type: "TEXT", nullable: false),
                    received_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_currency = table.Column<string>(type: "TEXT", nullable: false),
                    spent_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subsidy_uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    programme = table.Column<long>(type: "INTEGER", nullable: false),
                    order = table.Column<long>(type: "INTEGER", nullable: false),
                    shop = table.Column<long>(type: "INTEGER", nullable: false),
                    village = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    granted_currency = table.Column<string>(type: "TEXT", nullable: false),
                    granted_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_subsidy_uses", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_pool_members_shop",
                table: "pool_members",
                column: "shop");

            migrationBuilder.CreateIndex(
                name: "ix_pool_parts_pool_shop",
                table: "pool_parts",
                columns: new[] { "pool", "shop" });

            migrationBuilder.CreateIndex(
                name: "ix_pool_parts_shop_is_earned",
                table: "pool_parts",
                columns: new[] { "shop", "is_earned" });

            migrationBuilder.CreateIndex(
                name: "ix_pools_listing",
                table: "pools",
                column: "listing",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pools_shop",
                table: "pools",
                column: "shop");

            migrationBuilder.CreateIndex(
                name: "ix_programmes_closed_at",
                table: "programmes",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_order",
                table: "subsidy_uses",
                column: "order");

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_programme_order",
                table: "subsidy_uses",
                columns: new[] { "programme", "order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_subsidy_uses_shop_programme",
                table: "subsidy_uses",
                columns: new[] { "shop", "programme" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pool_members");

            migrationBuilder.DropTable(
                name: "pool_parts");

            migrationBuilder.DropTable(
                name: "pools");

            migrationBuilder.DropTable(
                name: "programmes");

            migrationBuilder.DropTable(
                name: "subsidy_uses");

            migrationBuilder.DropColumn(
                name: "programme",
                table: "transfers");

            migrationBuilder.DropColumn(
                name: "freight",
                table: "shops");

            migrationBuilder.DropColumn(
                name: "pooled",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "pool",
                table: "passcodes");

            migrationBuilder.DropColumn(
                name: "freight",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "pool",
                table: "listings");
        }
    }
}
