namespace Storefront.Catalog;

internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/products", (ProductList products) => products.All);
        routes.MapGet("/products/{sku}", (string sku, ProductList products) =>
            products.Find(sku) is { } product ? Results.Ok(product) : Results.NotFound());
    }
}
