using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ListingPhotos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "photos",
                table: "listings",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            // The one photo a listing could have is the first of those it can have now.
            migrationBuilder.Sql("UPDATE listings SET photos = '[\"' || photo || '\"]' WHERE photo IS NOT NULL;");

            migrationBuilder.DropColumn(
                name: "photo",
                table: "listings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "photos",
                table: "listings");

            migrationBuilder.AddColumn<string>(
                name: "photo",
                table: "listings",
                type: "text",
                nullable: true);
        }
    }
}
