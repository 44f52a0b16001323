FROM debian:bookworm AS build
WORKDIR /src
COPY dev ./
RUN ./dev packages
COPY . .
RUN ./dev build && strip build/release/auktiva

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 libsqlite3-0 libcurl4 libcrypt1 \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 10001 -g 10001 -m 700 /data
COPY --from=build /src/build/release/auktiva /usr/local/bin/auktiva
COPY --from=build /src/LICENSE /usr/share/doc/auktiva/
# A number, so that nobody has to look it up to see that it is not root.
USER 10001:10001
WORKDIR /data
ENV AUKTIVA_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["auktiva", "health"]
ENTRYPOINT ["auktiva"]
CMD ["serve"]
