using Storefront.Catalog;

namespace Storefront.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orders", Place);
        routes.MapGet("/orders/{id:guid}", (Guid id, OrderStore orders) =>
            orders.Find(id) is { } order ? Results.Ok(order) : Results.NotFound());
    }

    private static IResult Place(NewOrder request, ProductList products, OrderStore orders)
    {
        if (products.Find(request.Sku) is not { } product) return Results.BadRequest(new { error = $"There is no product '{request.Sku}'." });
        if (request.Quantity is < 1 or > 100) return Results.BadRequest(new { error = "Order 1 to 100 pieces." });
        var order = new Order(Guid.NewGuid(), product.Sku, request.Quantity, product.Price * request.Quantity, DateTimeOffset.UtcNow, IsFulfilled: false);
        orders.Save(order);
        return Results.Created($"/orders/{order.Id}", order);
    }

    private sealed record NewOrder(string Sku, int Quantity);
}
