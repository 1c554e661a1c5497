using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
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
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "freight",
                table: "shops",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pooled",
                table: "refunds",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "pool",
                table: "passcodes",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "freight",
                table: "orders",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "pool",
                table: "listings",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "pool_members",
                columns: table => new
                {
                    pool = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    brought_unit = table.Column<string>(type: "text", nullable: false),
                    brought_value = table.Column<decimal>(type: "numeric", nullable: false),
                    left_unit = table.Column<string>(type: "text", nullable: false),
                    left_value = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_members", x => new { x.pool, x.shop });
                });

            migrationBuilder.CreateTable(
                name: "pool_parts",
                columns: table => new
                {
                    order = table.Column<long>(type: "bigint", nullable: false),
                    pool = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    told = table.Column<decimal>(type: "numeric", nullable: false),
                    is_earned = table.Column<bool>(type: "boolean", nullable: false),
                    earned_currency = table.Column<string>(type: "text", nullable: false),
                    earned_minor = table.Column<long>(type: "bigint", nullable: false),
                    quantity_unit = table.Column<string>(type: "text", nullable: false),
                    quantity_value = table.Column<decimal>(type: "numeric", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pool_parts", x => new { x.order, x.pool, x.shop });
                });

            migrationBuilder.CreateTable(
                name: "pools",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    listing = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    percent = table.Column<decimal>(type: "numeric", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pools", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "programmes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    goods = table.Column<string>(type: "text", nullable: true),
                    village = table.Column<string>(type: "text", nullable: true),
                    percent = table.Column<decimal>(type: "numeric", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    uses = table.Column<int>(type: "integer", nullable: false),
                    budget_currency = table.Column<string>(type: "text", nullable: false),
                    budget_minor = table.Column<long>(type: "bigint", nullable: false),
                    each_currency = table.Column<string>(type: "text", nullable: false),
                    each_minor = table.Column<long>(type: "bigint", nullable: false),
                    most_per_shop_currency = table.Column<string>(type: "text", nullable: false),
                    most_per_shop_minor = table.Column<long>(type: "bigint", nullable: false),
                    received_currency = table.Column<string>(type: "text", nullable: false),
                    received_minor = table.Column<long>(type: "bigint", nullable: false),
                    spent_currency = table.Column<string>(type: "text", nullable: false),
                    spent_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subsidy_uses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    programme = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<long>(type: "bigint", nullable: false),
                    shop = table.Column<long>(type: "bigint", nullable: false),
                    village = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    amount_currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    granted_currency = table.Column<string>(type: "text", nullable: false),
                    granted_minor = table.Column<long>(type: "bigint", nullable: false)
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
