using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.DropColumn(
                name: "pooled",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "pool",
                table: "passcodes");

            migrationBuilder.DropColumn(
                name: "pool",
                table: "listings");
        }
    }
}
