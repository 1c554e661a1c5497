using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.PostgresAccounts
{
    /// <inheritdoc />
    public partial class SellersShops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "shop",
                table: "accounts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "shop",
                table: "account_invitations",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "shop",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "shop",
                table: "account_invitations");
        }
    }
}
